import { Component, type ReactNode } from 'react';
import { FailureNotice } from '../shared/FailureNotice.tsx';

interface PageBoundaryState {
  readonly failure: unknown;
}

/** A page that breaks says so; the frame around it stays usable. Give it a new `key` on the way to another page. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, PageBoundaryState> {
  override state: PageBoundaryState = { failure: null };

  static getDerivedStateFromError(failure: unknown): PageBoundaryState {
    return { failure };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    return <FailureNotice failure={failure} onRetry={() => this.setState({ failure: null })} />;
  }
}
