// What Swift cannot call in librabbitmq: variadic functions, struct timeval arguments, and methods whose C types would
// otherwise spread through Swift. Everything else is used as it is.

#ifndef TRIPUSH_CRABBITMQ_SHIM_H
#define TRIPUSH_CRABBITMQ_SHIM_H

#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>
#include <sys/time.h>

static inline struct timeval shim_milliseconds(int milliseconds) {
  struct timeval value = {milliseconds / 1000, (milliseconds % 1000) * 1000};
  return value;
}

/// Connects within the given time. The socket belongs to the connection it was made for.
static inline int shim_socket_open(amqp_socket_t *socket, const char *host, int port, int milliseconds) {
  struct timeval timeout = shim_milliseconds(milliseconds);
  return amqp_socket_open_noblock(socket, host, port, &timeout);
}

/// Sets the limit of the login dialogue. The library copies the value.
static inline int shim_set_handshake_timeout(amqp_connection_state_t state, int milliseconds) {
  struct timeval timeout = shim_milliseconds(milliseconds);
  return amqp_set_handshake_timeout(state, &timeout);
}

/// Logs in with PLAIN. The library copies the client properties.
static inline amqp_rpc_reply_t shim_login(amqp_connection_state_t state, const char *vhost, int channel_max,
                                          int frame_max, int heartbeat_seconds,
                                          const amqp_table_t *client_properties, const char *user,
                                          const char *password) {
  return amqp_login_with_properties(state, vhost, channel_max, frame_max, heartbeat_seconds, client_properties,
                                    AMQP_SASL_METHOD_PLAIN, user, password);
}

/// Takes the next frame that is already here, and serves heartbeats. AMQP_STATUS_TIMEOUT: there is none.
static inline int shim_next_frame(amqp_connection_state_t state, amqp_frame_t *frame) {
  struct timeval now = {0, 0};
  return amqp_simple_wait_frame_noblock(state, frame, &now);
}


/// Sets the limit of the library's own question and answer, used for taking leave. The library copies the value.
static inline int shim_set_rpc_timeout(amqp_connection_state_t state, int milliseconds) {
  struct timeval timeout = shim_milliseconds(milliseconds);
  return amqp_set_rpc_timeout(state, &timeout);
}

#endif
