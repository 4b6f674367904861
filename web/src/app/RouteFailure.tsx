import { Component, type ReactNode } from 'react';
import { Failure } from './State';

/** Shows a page that broke while drawing as a failure in words, not as a blank page. */
export class RouteFailure extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Failure error={this.state.error} again={() => window.location.reload()} />;
  }
}
