#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

void platform_ignore_sigpipe(void) { signal(SIGPIPE, SIG_IGN); }

void platform_name_thread(const char *name) {
  char kept[16];
  strncpy(kept, name, sizeof kept - 1);
  kept[sizeof kept - 1] = 0;
  pthread_setname_np(pthread_self(), kept);
}

unsigned long platform_current_thread(void) { return (unsigned long)pthread_self(); }

struct start {
  void (*body)(void *context);
  void *context;
};

static void *run(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
  start.body(start.context);
  return NULL;
}

int platform_start_thread(void (*body)(void *context), void *context) {
  struct start *start = malloc(sizeof *start);
  if (start == NULL) {
    return ENOMEM;
  }
  *start = (struct start){body, context};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  int status = pthread_create(&thread, &attributes, run, start);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  if (status != 0) {
    free(start);
  }
  return status;
}

int platform_make_wakeup(void) {
  int wakeup = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  return wakeup < 0 ? -errno : wakeup;
}

void platform_wake(int wakeup) {
  uint64_t one = 1;
  ssize_t written = write(wakeup, &one, sizeof one);
  (void)written;
}

void platform_drain_wakeup(int wakeup) {
  uint64_t count;
  ssize_t taken = read(wakeup, &count, sizeof count);
  (void)taken;
}

void platform_wait(int descriptor, int wakeup, int milliseconds) {
  struct pollfd waits[2] = {{wakeup, POLLIN, 0}, {descriptor, POLLIN, 0}};
  poll(waits, descriptor < 0 ? 1 : 2, milliseconds);
}

void platform_cork(int socket, int on) { setsockopt(socket, IPPROTO_TCP, TCP_CORK, &on, sizeof on); }

void platform_shutdown(int socket) { shutdown(socket, SHUT_RDWR); }

void platform_close(int descriptor) { close(descriptor); }
