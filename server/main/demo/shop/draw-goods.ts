/** A picture for each of the sample's goods, drawn when the sample is founded: a few quiet shapes on coloured paper. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'

export type Drawing = { shape: string; ground: string; ink: string }

const size = 960

/** PNG, 960 pixels square. */
export function drawGoods({ shape, ground, ink }: Drawing): Promise<Buffer> {
  const canvas = createCanvas(size, size)
  const pen = canvas.getContext('2d')
  pen.fillStyle = ground
  pen.fillRect(0, 0, size, size)
  table(pen, ink)
  pen.fillStyle = ink
  pen.strokeStyle = ink
  pen.lineWidth = 18
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  const draw = shapes[shape] ?? shapes.sun
  draw?.(pen, ink)
  return canvas.encode('png')
}

type Shape = (pen: SKRSContext2D, ink: string) => void

/** A soft shadow on which the thing stands. */
function table(pen: SKRSContext2D, ink: string): void {
  pen.save()
  pen.globalAlpha = 0.12
  pen.fillStyle = ink
  oval(pen, 480, 730, 300, 46)
  pen.restore()
}

function oval(pen: SKRSContext2D, x: number, y: number, width: number, height: number): void {
  pen.beginPath()
  pen.ellipse(x, y, width, height, 0, 0, 2 * Math.PI)
  pen.fill()
}

/** A closed outline through points, bent towards each second one. */
function bend(pen: SKRSContext2D, points: readonly (readonly [number, number])[]): void {
  const [start, ...rest] = points
  pen.beginPath()
  pen.moveTo(start?.[0] ?? 0, start?.[1] ?? 0)
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const [[ax, ay], [bx, by]] = [rest[at], rest[at + 1]] as [[number, number], [number, number]]
    pen.quadraticCurveTo(ax, ay, bx, by)
  }
  pen.fill()
}

function line(pen: SKRSContext2D, ...points: readonly (readonly [number, number])[]): void {
  pen.beginPath()
  points.forEach(([x, y], at) => (at === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)))
  pen.stroke()
}

function lighter(pen: SKRSContext2D, work: () => void): void {
  pen.save()
  pen.fillStyle = '#ffffff'
  pen.strokeStyle = '#ffffff'
  pen.globalAlpha = 0.5
  work()
  pen.restore()
}

const leafAt = (pen: SKRSContext2D, x: number, y: number, turn: number, length: number) => {
  pen.save()
  pen.translate(x, y)
  pen.rotate(turn)
  bend(pen, [
    [0, 0],
    [length * 0.38, -length * 0.5],
    [0, -length],
    [-length * 0.38, -length * 0.5],
    [0, 0],
  ])
  lighter(pen, () => {
    pen.lineWidth = 8
    line(pen, [0, -20], [0, -length + 40])
  })
  pen.restore()
}

const cup = (pen: SKRSContext2D, top: number) => {
  bend(pen, [
    [280, top],
    [300, 720],
    [480, 720],
    [660, 720],
    [680, top],
  ])
  lighter(pen, () => oval(pen, 480, top, 200, 34))
}

const steam = (pen: SKRSContext2D, x: number) => {
  pen.beginPath()
  pen.moveTo(x, 400)
  pen.bezierCurveTo(x - 50, 340, x + 50, 290, x, 220)
  pen.stroke()
}

const shapes: Record<string, Shape> = {
  leaf: (pen) => {
    leafAt(pen, 480, 720, 0, 460)
    leafAt(pen, 470, 690, -0.75, 330)
    leafAt(pen, 490, 690, 0.75, 330)
  },
  cup: (pen) => {
    cup(pen, 480)
    for (const x of [410, 480, 550]) steam(pen, x)
  },
  bag: (pen) => {
    bend(pen, [
      [480, 380],
      [560, 560],
      [680, 720],
      [480, 740],
      [280, 720],
      [400, 560],
      [480, 380],
    ])
    line(pen, [480, 380], [520, 260], [600, 220])
    lighter(pen, () => pen.fillRect(590, 190, 90, 70))
  },
  fish: (pen) => {
    for (const [y, ahead] of [
      [420, 0],
      [540, 60],
      [660, -40],
    ] as const) {
      bend(pen, [
        [250 + ahead, y],
        [450 + ahead, y - 130],
        [640 + ahead, y],
        [450 + ahead, y + 130],
        [250 + ahead, y],
      ])
      bend(pen, [
        [620 + ahead, y],
        [700 + ahead, y - 80],
        [720 + ahead, y - 60],
        [690 + ahead, y],
        [720 + ahead, y + 60],
        [700 + ahead, y + 80],
        [620 + ahead, y],
      ])
      lighter(pen, () => oval(pen, 330 + ahead, y - 16, 14, 14))
    }
  },
  shoot: (pen) => {
    bend(pen, [
      [480, 220],
      [660, 520],
      [620, 730],
      [480, 760],
      [340, 730],
      [300, 520],
      [480, 220],
    ])
    lighter(pen, () => {
      for (const y of [420, 520, 620]) line(pen, [370, y + 40], [480, y - 30], [590, y + 40])
    })
  },
  cake: (pen) => {
    for (const [x, y] of [
      [360, 640],
      [600, 640],
      [480, 470],
    ] as const) {
      pen.beginPath()
      pen.roundRect(x - 105, y - 80, 210, 160, 26)
      pen.fill()
      lighter(pen, () => {
        for (const away of [-50, 0, 50]) oval(pen, x + away, y - 30 + Math.abs(away) / 3, 10, 10)
      })
    }
  },
  bowl: (pen) => {
    cup(pen, 430)
    pen.fillRect(410, 700, 140, 34)
  },
  scoop: (pen) => {
    pen.save()
    pen.translate(480, 500)
    pen.rotate(-0.6)
    pen.beginPath()
    pen.roundRect(-310, -80, 620, 160, 80)
    pen.fill()
    lighter(pen, () => {
      for (let x = -240; x <= 240; x += 60) line(pen, [x, -50], [x + 30, 50])
    })
    pen.restore()
  },
  cloth: (pen) => {
    bend(pen, [
      [480, 260],
      [600, 400],
      [730, 520],
      [600, 640],
      [480, 760],
      [360, 640],
      [230, 520],
      [360, 400],
      [480, 260],
    ])
    lighter(pen, () => {
      for (const x of [400, 480, 560]) for (const y of [440, 520, 600]) oval(pen, x, y, 20, 20)
    })
  },
  pot: (pen) => {
    oval(pen, 470, 570, 210, 170)
    oval(pen, 470, 390, 60, 30)
    oval(pen, 470, 350, 22, 22)
    bend(pen, [
      [650, 560],
      [760, 520],
      [790, 420],
      [820, 440],
      [780, 620],
      [650, 660],
      [650, 560],
    ])
    pen.beginPath()
    pen.arc(270, 560, 90, Math.PI * 0.5, Math.PI * 1.5)
    pen.stroke()
  },
  sun: (pen) => {
    oval(pen, 480, 480, 190, 190)
    for (let at = 0; at < 12; at++) {
      const turn = (at * Math.PI) / 6
      line(
        pen,
        [480 + Math.cos(turn) * 240, 480 + Math.sin(turn) * 240],
        [480 + Math.cos(turn) * 290, 480 + Math.sin(turn) * 290],
      )
    }
    lighter(pen, () =>
      bend(pen, [
        [330, 520],
        [400, 430],
        [480, 520],
        [560, 610],
        [630, 520],
        [560, 570],
        [480, 580],
        [380, 600],
        [330, 520],
      ]),
    )
  },
  book: (pen) => {
    bend(pen, [
      [480, 340],
      [360, 280],
      [240, 330],
      [240, 480],
      [240, 680],
      [360, 630],
      [480, 700],
      [600, 630],
      [720, 680],
      [720, 480],
      [720, 330],
      [600, 280],
      [480, 340],
    ])
    lighter(pen, () => {
      pen.lineWidth = 10
      line(pen, [480, 350], [480, 680])
      for (const y of [420, 490, 560]) {
        line(pen, [300, y], [420, y + 14])
        line(pen, [540, y + 14], [660, y])
      }
    })
  },
}
