import CPlatform

/// The signal a write to a closed connection raises.
package enum BrokenPipe {
    /// Makes such a write fail instead of ending the process. For the whole process; call it once, first thing.
    package static func ignoreSignal() { platform_ignore_sigpipe() }
}
