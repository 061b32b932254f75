import { Component, type ReactNode } from 'react'
import { Failure } from './Answered.tsx'

/** A page that broke says so and can be loaded again. */
export class Crash extends Component<{ children: ReactNode }, { failure: unknown }> {
  override state = { failure: null as unknown }
  static getDerivedStateFromError(failure: unknown) {
    return { failure }
  }
  override render() {
    if (this.state.failure) return <Failure failure={this.state.failure} again={() => location.reload()} />
    return this.props.children
  }
}
