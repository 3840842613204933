/// The binary interface of Arrow columns and of ADBC 1.1 drivers, declared by us from the published specifications,
/// and the few calls that open a driver. Field order and widths are the contract; names follow the specifications.
///
/// Source: https://arrow.apache.org/docs/format/CDataInterface.html, .../CStreamInterface.html and
/// https://arrow.apache.org/adbc/current/format/specification.html (API revision 1.1.0).
#ifndef BELLWETHER_CADBC_H
#define BELLWETHER_CADBC_H

#include <stddef.h>
#include <stdint.h>

// ---- Arrow C data interface ------------------------------------------------------------------------------------

/// The type of one column (or, as a struct, of a whole batch). Owned by whoever holds it until `release`.
struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

/// The buffers of one column (or, as a struct, of a whole batch).
struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

/// A result being fetched: one schema, then arrays until one comes back already released.
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
    int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
    const char *(*get_last_error)(struct ArrowArrayStream *);
    void (*release)(struct ArrowArrayStream *);
    void *private_data;
};

// ---- ADBC ------------------------------------------------------------------------------------------------------

typedef uint8_t AdbcStatusCode;

enum {
    CADBC_OK = 0,
    CADBC_NOT_IMPLEMENTED = 2,
    CADBC_CANCELLED = 11,
    CADBC_VERSION_1_0 = 1000000,
    CADBC_VERSION_1_1 = 1001000
};

struct AdbcDriver;

/// What went wrong. A caller that sets `vendor_code` to INT32_MIN tells a 1.1 driver that the last two fields exist.
struct AdbcError {
    char *message;
    int32_t vendor_code;
    char sqlstate[5];
    void (*release)(struct AdbcError *);
    void *private_data;
    struct AdbcDriver *private_driver;
};

struct AdbcDatabase {
    void *private_data;
    struct AdbcDriver *private_driver;
};

struct AdbcConnection {
    void *private_data;
    struct AdbcDriver *private_driver;
};

struct AdbcStatement {
    void *private_data;
    struct AdbcDriver *private_driver;
};

/// An entry of the driver's table that we never call: only its place matters.
typedef void (*cadbc_uncalled)(void);

/// The function table a driver fills in: 1.0 has the first 29 entries, 1.1 the rest. Entries stay NULL where a
/// driver does not offer the function.
struct AdbcDriver {
    void *private_data;
    void *private_manager;
    AdbcStatusCode (*release)(struct AdbcDriver *, struct AdbcError *);

    AdbcStatusCode (*DatabaseInit)(struct AdbcDatabase *, struct AdbcError *);
    AdbcStatusCode (*DatabaseNew)(struct AdbcDatabase *, struct AdbcError *);
    AdbcStatusCode (*DatabaseSetOption)(struct AdbcDatabase *, const char *, const char *, struct AdbcError *);
    AdbcStatusCode (*DatabaseRelease)(struct AdbcDatabase *, struct AdbcError *);

    cadbc_uncalled ConnectionCommit;
    cadbc_uncalled ConnectionGetInfo;
    cadbc_uncalled ConnectionGetObjects;
    cadbc_uncalled ConnectionGetTableSchema;
    cadbc_uncalled ConnectionGetTableTypes;
    AdbcStatusCode (*ConnectionInit)(struct AdbcConnection *, struct AdbcDatabase *, struct AdbcError *);
    AdbcStatusCode (*ConnectionNew)(struct AdbcConnection *, struct AdbcError *);
    AdbcStatusCode (*ConnectionSetOption)(struct AdbcConnection *, const char *, const char *, struct AdbcError *);
    cadbc_uncalled ConnectionReadPartition;
    AdbcStatusCode (*ConnectionRelease)(struct AdbcConnection *, struct AdbcError *);
    cadbc_uncalled ConnectionRollback;

    AdbcStatusCode (*StatementBind)(struct AdbcStatement *, struct ArrowArray *, struct ArrowSchema *,
                                    struct AdbcError *);
    cadbc_uncalled StatementBindStream;
    AdbcStatusCode (*StatementExecuteQuery)(struct AdbcStatement *, struct ArrowArrayStream *, int64_t *,
                                            struct AdbcError *);
    cadbc_uncalled StatementExecutePartitions;
    cadbc_uncalled StatementGetParameterSchema;
    AdbcStatusCode (*StatementNew)(struct AdbcConnection *, struct AdbcStatement *, struct AdbcError *);
    AdbcStatusCode (*StatementPrepare)(struct AdbcStatement *, struct AdbcError *);
    AdbcStatusCode (*StatementRelease)(struct AdbcStatement *, struct AdbcError *);
    AdbcStatusCode (*StatementSetOption)(struct AdbcStatement *, const char *, const char *, struct AdbcError *);
    AdbcStatusCode (*StatementSetSqlQuery)(struct AdbcStatement *, const char *, struct AdbcError *);
    cadbc_uncalled StatementSetSubstraitPlan;

    // Since 1.1.
    cadbc_uncalled ErrorGetDetailCount;
    cadbc_uncalled ErrorGetDetail;
    const struct AdbcError *(*ErrorFromArrayStream)(struct ArrowArrayStream *, AdbcStatusCode *);
    cadbc_uncalled DatabaseGetOption;
    cadbc_uncalled DatabaseGetOptionBytes;
    cadbc_uncalled DatabaseGetOptionDouble;
    cadbc_uncalled DatabaseGetOptionInt;
    cadbc_uncalled DatabaseSetOptionBytes;
    cadbc_uncalled DatabaseSetOptionDouble;
    cadbc_uncalled DatabaseSetOptionInt;
    AdbcStatusCode (*ConnectionCancel)(struct AdbcConnection *, struct AdbcError *);
    cadbc_uncalled ConnectionGetOption;
    cadbc_uncalled ConnectionGetOptionBytes;
    cadbc_uncalled ConnectionGetOptionDouble;
    cadbc_uncalled ConnectionGetOptionInt;
    cadbc_uncalled ConnectionGetStatistics;
    cadbc_uncalled ConnectionGetStatisticNames;
    cadbc_uncalled ConnectionSetOptionBytes;
    cadbc_uncalled ConnectionSetOptionDouble;
    cadbc_uncalled ConnectionSetOptionInt;
    AdbcStatusCode (*StatementCancel)(struct AdbcStatement *, struct AdbcError *);
    AdbcStatusCode (*StatementExecuteSchema)(struct AdbcStatement *, struct ArrowSchema *, struct AdbcError *);
    cadbc_uncalled StatementGetOption;
    cadbc_uncalled StatementGetOptionBytes;
    cadbc_uncalled StatementGetOptionDouble;
    cadbc_uncalled StatementGetOptionInt;
    cadbc_uncalled StatementSetOptionBytes;
    cadbc_uncalled StatementSetOptionDouble;
    cadbc_uncalled StatementSetOptionInt;

    /// Room for drivers that fill in more than they were asked for.
    cadbc_uncalled beyond_1_1[24];
};

// ---- Opening a driver ------------------------------------------------------------------------------------------

/// Opens a shared library and never closes it (drivers own threads and, some of them, an interpreter).
/// With `global` its symbols become visible to libraries opened later. Returns NULL and writes the loader's
/// own words to `problem` (always terminated) on failure.
void *cadbc_open_library(const char *path, int global, char *problem, size_t problem_size);

/// Whether the loader finds and can open `name`; leaves nothing open.
int cadbc_can_open_library(const char *name);

/// Whether `library` exports the function `entry_point`.
int cadbc_has_entry_point(void *library, const char *entry_point);

/// Calls the driver's entry point, which fills in `driver`. The entry point must exist.
AdbcStatusCode cadbc_initialise(void *library, const char *entry_point, int version, struct AdbcDriver *driver,
                                struct AdbcError *error);

#endif
