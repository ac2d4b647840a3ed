import { Component, type ReactNode } from 'react';

type Props = Readonly<{ children: ReactNode; fallback: (error: Error) => ReactNode }>;

/** Catches what nobody expected, so that a fault in one list does not leave an empty pane. */
export class FaultScreen extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    return this.state.error ? this.props.fallback(this.state.error) : this.props.children;
  }
}
