// The few glibc calls Swift cannot see or should not spell: no libc struct leaves this header.

#ifndef TRIPUSH_CPLATFORM_H
#define TRIPUSH_CPLATFORM_H

/// A write to a closed socket becomes an error (EPIPE) instead of ending the process. Process wide.
void platform_ignore_sigpipe(void);

/// Names the calling thread for debuggers and `top -H`. At most 15 bytes are kept.
void platform_name_thread(const char *name);

/// A number that identifies the calling thread among the living threads of this process.
unsigned long platform_current_thread(void);

/// Starts a detached thread that takes no signals. `body` runs once on it with `context`, which the thread owns from then on.
/// Returns 0, or an errno value; then `context` still belongs to the caller.
int platform_start_thread(void (*body)(void *context), void *context);

/// A non-blocking eventfd, closed on exec. Negative errno on failure.
int platform_make_wakeup(void);

/// Makes a wait on the eventfd return. Never blocks.
void platform_wake(int wakeup);

/// Forgets earlier wakes.
void platform_drain_wakeup(int wakeup);

/// Waits until one of the descriptors is readable or has failed, at most the given time (-1: no limit). Pass -1 for
/// `descriptor` when there is no socket. A signal ends the wait early.
void platform_wait(int descriptor, int wakeup, int milliseconds);

/// Holds back partial segments (1) or sends them (0), so that many small frames share one packet.
void platform_cork(int socket, int on);

/// Ends both directions of a socket; a blocked send or receive on it returns. Safe from any thread.
void platform_shutdown(int socket);

void platform_close(int descriptor);

#endif
