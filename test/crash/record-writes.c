// Loaded before the C library (LD_PRELOAD), so that a program unaware of it writes a journal of what it does to the
// files under RECORD_UNDER: into RECORD_TO, one record per call that succeeded, in order, with the bytes written.
// Memory-mapped files are not seen; of SQLite's that is only the -shm file, which a restart rebuilds.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define FD_LIMIT 65536

// Little-endian, as it lies in memory; parsed by journal.ts.
struct record {
  uint64_t began_ns;
  uint64_t inode;
  uint64_t offset;
  uint32_t kind;
  uint32_t length;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint64_t inodes[FD_LIMIT];
static char under[PATH_MAX];
static size_t under_length;
static int journal = -1;

__attribute__((constructor)) static void start(void) {
  const char *to = getenv("RECORD_TO"), *folder = getenv("RECORD_UNDER");
  if (!to || !folder || !realpath(folder, under)) return;
  under_length = strlen(under);
  journal = (int)syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static uint64_t now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (uint64_t)at.tv_sec * 1000000000u + (uint64_t)at.tv_nsec;
}

static void must_write(const void *bytes, size_t length) {
  for (const char *at = bytes; length > 0;) {
    long done = syscall(SYS_write, journal, at, length);
    if (done <= 0) abort();
    at += done;
    length -= (size_t)done;
  }
}

static void note(char kind, uint64_t began, uint64_t inode, uint64_t offset, const void *bytes, size_t length) {
  int kept = errno;
  struct record record = {began, inode, offset, (uint32_t)kind, (uint32_t)length};
  pthread_mutex_lock(&lock);
  must_write(&record, sizeof record);
  if (length) must_write(bytes, length);
  pthread_mutex_unlock(&lock);
  errno = kept;
}

// The path below the folder, "" for the folder itself; null for what lies elsewhere.
static const char *inside(const char *path) {
  if (journal < 0 || !path || strncmp(path, under, under_length) != 0) return NULL;
  if (path[under_length] == '/') return path + under_length + 1;
  return path[under_length] == 0 ? path + under_length : NULL;
}

static uint64_t inode_at(const char *path) {
  struct stat seen;
  return path && lstat(path, &seen) == 0 ? seen.st_ino : 0;
}

// The file behind a descriptor, 0 where it is not one of ours. Descriptors are also closed where this cannot see it.
static uint64_t inode_of(int fd) {
  struct stat seen;
  if (journal < 0 || fd < 0 || fd >= FD_LIMIT || !inodes[fd]) return 0;
  if (fstat(fd, &seen) == 0 && seen.st_ino == inodes[fd]) return inodes[fd];
  return inodes[fd] = 0;
}

static void opened(int fd, const char *path, uint64_t existed, uint64_t began, int flags) {
  if (fd < 0 || fd >= FD_LIMIT) return;
  const char *name = inside(path);
  struct stat seen;
  inodes[fd] = name && fstat(fd, &seen) == 0 ? seen.st_ino : 0;
  if (!inodes[fd]) return;
  if (!existed) note('C', began, inodes[fd], 0, name, strlen(name));
  else if (flags & O_TRUNC) note('T', began, inodes[fd], 0, NULL, 0);
}

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

static mode_t mode_of(int flags, va_list rest) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

#define OPEN(name)                                              \
  int name(const char *path, int flags, ...) {                  \
    va_list rest;                                               \
    va_start(rest, flags);                                      \
    mode_t mode = mode_of(flags, rest);                         \
    va_end(rest);                                               \
    uint64_t began = now(), existed = inside(path) ? inode_at(path) : 1; \
    int fd = REAL(name)(path, flags, mode);                     \
    opened(fd, path, existed, began, flags);                    \
    return fd;                                                  \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                            \
  int name(int at, const char *path, int flags, ...) {          \
    va_list rest;                                               \
    va_start(rest, flags);                                      \
    mode_t mode = mode_of(flags, rest);                         \
    va_end(rest);                                               \
    uint64_t began = now(), existed = inside(path) ? inode_at(path) : 1; \
    int fd = REAL(name)(at, path, flags, mode);                 \
    opened(fd, path, existed, began, flags);                    \
    return fd;                                                  \
  }
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int fd, const void *bytes, size_t length) {
  uint64_t inode = inode_of(fd), began = now();
  off_t at = inode ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t done = REAL(write)(fd, bytes, length);
  if (inode && done > 0) note('W', began, inode, (uint64_t)at, bytes, (size_t)done);
  return done;
}

#define PWRITE(name, offset_type)                                                  \
  ssize_t name(int fd, const void *bytes, size_t length, offset_type at) {         \
    uint64_t inode = inode_of(fd), began = now();                                  \
    ssize_t done = REAL(name)(fd, bytes, length, at);                              \
    if (inode && done > 0) note('W', began, inode, (uint64_t)at, bytes, (size_t)done); \
    return done;                                                                   \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, offset_type)                             \
  int name(int fd, offset_type size) {                          \
    uint64_t inode = inode_of(fd), began = now();               \
    int failed = REAL(name)(fd, size);                          \
    if (inode && !failed) note('T', began, inode, (uint64_t)size, NULL, 0); \
    return failed;                                              \
  }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                              \
  int name(int fd) {                                            \
    uint64_t inode = inode_of(fd), began = now();               \
    int failed = REAL(name)(fd);                                \
    if (inode && !failed) note('S', began, inode, 0, NULL, 0);  \
    return failed;                                              \
  }
SYNC(fsync)
SYNC(fdatasync)

int mkdir(const char *path, mode_t mode) {
  uint64_t began = now();
  int failed = REAL(mkdir)(path, mode);
  const char *name = inside(path);
  if (name && !failed) note('C', began, inode_at(path), 1, name, strlen(name));
  return failed;
}

int unlink(const char *path) {
  uint64_t began = now();
  int failed = REAL(unlink)(path);
  const char *name = inside(path);
  if (name && !failed) note('U', began, 0, 0, name, strlen(name));
  return failed;
}

// Nothing of ours renames, links or maps a file for writing; whoever begins to has to be recorded too.
int rename(const char *from, const char *to) {
  if (inside(from) || inside(to)) abort();
  return REAL(rename)(from, to);
}
