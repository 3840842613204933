#include "cadbc.h"

#include <dlfcn.h>
#include <string.h>

// The sizes a 64-bit driver expects; a slip in the declarations stops the build, not a query.
#if UINTPTR_MAX == UINT64_MAX
_Static_assert(sizeof(struct ArrowSchema) == 72, "Arrow C data interface");
_Static_assert(sizeof(struct ArrowArray) == 80, "Arrow C data interface");
_Static_assert(sizeof(struct ArrowArrayStream) == 40, "Arrow C stream interface");
_Static_assert(sizeof(struct AdbcError) == 48, "ADBC 1.1 error");
_Static_assert(offsetof(struct AdbcDriver, ErrorGetDetailCount) == 29 * 8, "ADBC 1.0 table");
_Static_assert(offsetof(struct AdbcDriver, beyond_1_1) == 58 * 8, "ADBC 1.1 table");
#endif

typedef AdbcStatusCode (*driver_entry_point)(int version, void *driver, struct AdbcError *error);

void *cadbc_open_library(const char *path, int global, char *problem, size_t problem_size) {
    void *library = dlopen(path, RTLD_NOW | (global ? RTLD_GLOBAL : RTLD_LOCAL) | RTLD_NODELETE);
    if (library == NULL && problem_size > 0) {
        const char *reason = dlerror();
        strncpy(problem, reason != NULL ? reason : "unknown reason", problem_size - 1);
        problem[problem_size - 1] = '\0';
    }
    return library;
}

int cadbc_can_open_library(const char *name) {
    void *library = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) return 0;
    dlclose(library);
    return 1;
}

int cadbc_has_entry_point(void *library, const char *entry_point) { return dlsym(library, entry_point) != NULL; }

AdbcStatusCode cadbc_initialise(void *library, const char *entry_point, int version, struct AdbcDriver *driver,
                                struct AdbcError *error) {
    // POSIX guarantees that dlsym's result may be called; ISO C has no cast for it, hence the copy.
    void *symbol = dlsym(library, entry_point);
    driver_entry_point initialise;
    memcpy(&initialise, &symbol, sizeof initialise);
    return initialise(version, driver, error);
}
