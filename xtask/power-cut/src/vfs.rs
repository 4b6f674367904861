//! The table of C functions by which SQLite reaches a disk. Nothing is decided here.
#![allow(unsafe_code, reason = "SQLite's VFS interface is C; every block says why it holds")]

use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;
use std::sync::Once;

use rusqlite::ffi;

use crate::disk::{Disk, Outcome};

/// What SQLite allocates for each open file; `base` comes first, so that a pointer to one is a pointer to the other.
#[repr(C)]
struct Handle {
    base: ffi::sqlite3_file,
    open: *mut Open,
}

struct Open {
    disk: Disk,
    name: String,
    number: u64,
    delete_on_close: bool,
}

const NAME: &CStr = c"power-cut";

/// Makes disks the default VFS of this process. Files in folders without a disk cannot be opened any more.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: SQLite is initialised by finding its default VFS; its functions for time and chance are kept for use.
        let system = unsafe { ffi::sqlite3_vfs_find(ptr::null()) };
        // SAFETY: the default VFS exists for the whole life of the process.
        let (randomness, sleep, time, time_int) =
            unsafe { ((*system).xRandomness, (*system).xSleep, (*system).xCurrentTime, (*system).xCurrentTimeInt64) };
        let vfs = Box::leak(Box::new(ffi::sqlite3_vfs {
            iVersion: 2,
            szOsFile: size_of::<Handle>() as c_int,
            mxPathname: 1_024,
            pNext: ptr::null_mut(),
            zName: NAME.as_ptr(),
            pAppData: ptr::null_mut(),
            xOpen: Some(open),
            xDelete: Some(delete),
            xAccess: Some(access),
            xFullPathname: Some(full_path_name),
            xDlOpen: None,
            xDlError: None,
            xDlSym: None,
            xDlClose: None,
            xRandomness: randomness,
            xSleep: sleep,
            xCurrentTime: time,
            xGetLastError: None,
            xCurrentTimeInt64: time_int,
            xSetSystemCall: None,
            xGetSystemCall: None,
            xNextSystemCall: None,
        }));
        // SAFETY: the table is leaked and so lives as long as SQLite may use it.
        let registered = unsafe { ffi::sqlite3_vfs_register(vfs, 1) };
        assert_eq!(registered, ffi::SQLITE_OK, "the VFS could not be registered");
    });
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

fn code(outcome: &Outcome, failed: c_int) -> c_int {
    match outcome {
        Outcome::Done => ffi::SQLITE_OK,
        Outcome::NoPower | Outcome::Failed => failed,
        Outcome::Full => ffi::SQLITE_FULL,
    }
}

/// # Safety
/// `name` is null or a C string.
unsafe fn text(name: *const c_char) -> Option<String> {
    if name.is_null() {
        return None;
    }
    // SAFETY: by the caller's promise.
    Some(unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned())
}

/// # Safety
/// `file` is a file that [`open`] opened and that is not closed yet.
unsafe fn opened<'a>(file: *mut ffi::sqlite3_file) -> &'a Open {
    // SAFETY: `open` put a live box there, and SQLite uses a file on one thread at a time.
    unsafe { &*(*file.cast::<Handle>()).open }
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives room for a handle; without methods it will not close it.
    unsafe { (*file).pMethods = ptr::null() };
    // SAFETY: SQLite gives a C string or null.
    let Some(name) = (unsafe { text(name) }) else { return ffi::SQLITE_CANTOPEN };
    let Some(disk) = Disk::of(&name) else { return ffi::SQLITE_CANTOPEN };
    let mut state = disk.state();
    // Who opens a ledger makes its name durable; SQLite does so for its logs at their first sync.
    let is_database = flags & ffi::SQLITE_OPEN_MAIN_DB != 0;
    let outcome = if state.has_power() { state.create(&name, is_database) } else { Outcome::NoPower };
    if !matches!(outcome, Outcome::Done) {
        return ffi::SQLITE_CANTOPEN;
    }
    state.handles += 1;
    let number = state.handles;
    drop(state);
    let delete_on_close = flags & ffi::SQLITE_OPEN_DELETEONCLOSE != 0;
    let open = Box::into_raw(Box::new(Open { disk, name, number, delete_on_close }));
    // SAFETY: the room that SQLite gives is as large as a handle, and `out_flags` may be null.
    unsafe {
        (*file.cast::<Handle>()).open = open;
        (*file).pMethods = &raw const METHODS;
        if !out_flags.is_null() {
            *out_flags = flags;
        }
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    // SAFETY: SQLite gives a C string.
    let Some(name) = (unsafe { text(name) }) else { return ffi::SQLITE_IOERR_DELETE };
    let Some(disk) = Disk::of(&name) else { return ffi::SQLITE_IOERR_DELETE };
    let outcome = disk.state().delete(&name, sync_folder != 0);
    code(&outcome, ffi::SQLITE_IOERR_DELETE)
}

unsafe extern "C" fn access(_: *mut ffi::sqlite3_vfs, name: *const c_char, _: c_int, found: *mut c_int) -> c_int {
    // SAFETY: SQLite gives a C string.
    let name = unsafe { text(name) }.unwrap_or_default();
    let is_there = Disk::of(&name).is_some_and(|disk| disk.state().files.get(&name).is_some_and(|file| file.len() > 0));
    // SAFETY: SQLite gives a place for the answer.
    unsafe { *found = c_int::from(is_there) };
    ffi::SQLITE_OK
}

unsafe extern "C" fn full_path_name(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    room: c_int,
    out: *mut c_char,
) -> c_int {
    // SAFETY: SQLite gives a C string.
    let bytes = unsafe { CStr::from_ptr(name) }.to_bytes_with_nul();
    if bytes.len() > room as usize {
        return ffi::SQLITE_CANTOPEN;
    }
    // SAFETY: there is room for `room` bytes, and the two do not overlap.
    unsafe { ptr::copy_nonoverlapping(bytes.as_ptr().cast(), out, bytes.len()) };
    ffi::SQLITE_OK
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: `open` made the box, and SQLite closes a file once.
    let open = unsafe { Box::from_raw((*file.cast::<Handle>()).open) };
    let mut state = open.disk.state();
    if let Some(file) = state.files.get_mut(&open.name) {
        file.locks.release(open.number, 0);
    }
    if open.delete_on_close {
        let _ = state.delete(&open.name, false);
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, to: *mut c_void, count: c_int, at: i64) -> c_int {
    // SAFETY: SQLite gives an open file.
    let open = unsafe { opened(file) };
    // SAFETY: SQLite gives room for `count` bytes.
    let to = unsafe { std::slice::from_raw_parts_mut(to.cast::<u8>(), count as usize) };
    let state = open.disk.state();
    match state.files.get(&open.name) {
        Some(file) if state.has_power() => match file.read(at as usize, to) {
            all if all == to.len() => ffi::SQLITE_OK,
            _ => ffi::SQLITE_IOERR_SHORT_READ,
        },
        _ => ffi::SQLITE_IOERR_READ,
    }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, count: c_int, at: i64) -> c_int {
    // SAFETY: SQLite gives an open file.
    let open = unsafe { opened(file) };
    // SAFETY: SQLite gives `count` bytes.
    let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), count as usize) };
    code(&open.disk.state().write(&open.name, at as usize, bytes), ffi::SQLITE_IOERR_WRITE)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: i64) -> c_int {
    // SAFETY: SQLite gives an open file.
    let open = unsafe { opened(file) };
    code(&open.disk.state().truncate(&open.name, length as usize), ffi::SQLITE_IOERR_TRUNCATE)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    // SAFETY: SQLite gives an open file.
    let open = unsafe { opened(file) };
    code(&open.disk.state().sync(&open.name), ffi::SQLITE_IOERR_FSYNC)
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    // SAFETY: SQLite gives an open file.
    let open = unsafe { opened(file) };
    let length = open.disk.state().files.get(&open.name).map_or(0, crate::file::File::len);
    // SAFETY: SQLite gives a place for the answer.
    unsafe { *size = length as i64 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    // SAFETY: SQLite gives an open file.
    let open = unsafe { opened(file) };
    let mut state = open.disk.state();
    let Some(file) = state.files.get_mut(&open.name) else { return ffi::SQLITE_IOERR_LOCK };
    if file.locks.take(open.number, level) { ffi::SQLITE_OK } else { ffi::SQLITE_BUSY }
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    // SAFETY: SQLite gives an open file.
    let open = unsafe { opened(file) };
    if let Some(file) = open.disk.state().files.get_mut(&open.name) {
        file.locks.release(open.number, level);
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, found: *mut c_int) -> c_int {
    // SAFETY: SQLite gives an open file.
    let open = unsafe { opened(file) };
    let reserved = open.disk.state().files.get(&open.name).is_some_and(|file| file.locks.reserved.is_some());
    // SAFETY: SQLite gives a place for the answer.
    unsafe { *found = c_int::from(reserved) };
    ffi::SQLITE_OK
}

/// Lets every control pass, but on a disk that weakens it `PRAGMA synchronous` gets another level than was asked for: so the
/// very code of the product plays the twin that loses.
unsafe extern "C" fn file_control(file: *mut ffi::sqlite3_file, control: c_int, argument: *mut c_void) -> c_int {
    if control == ffi::SQLITE_FCNTL_PRAGMA {
        // SAFETY: SQLite gives an open file.
        let weakened = unsafe { opened(file) }.disk.state().synchronous();
        // SAFETY: with this control comes an array of three C strings: answer, name, value; the value may be null.
        let (name, value) = unsafe {
            let words = argument.cast::<*mut c_char>();
            (text(*words.add(1)), *words.add(2))
        };
        if let (Some(level), Some("synchronous"), false) = (weakened, name.as_deref(), value.is_null()) {
            // SAFETY: the value is SQLite's own copy of the word, with at least one character and the end mark.
            unsafe {
                if *value != 0 {
                    *value = level as c_char;
                    *value.add(1) = 0;
                }
            }
        }
    }
    ffi::SQLITE_NOTFOUND
}

unsafe extern "C" fn sector_size(_: *mut ffi::sqlite3_file) -> c_int {
    4_096
}

/// What SQLite assumes of any disk on this system: a write harms no byte beside it.
unsafe extern "C" fn device_characteristics(_: *mut ffi::sqlite3_file) -> c_int {
    ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    index: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    // SAFETY: SQLite gives an open file.
    let open = unsafe { opened(file) };
    let mut state = open.disk.state();
    let Some(file) = state.files.get_mut(&open.name) else { return ffi::SQLITE_IOERR_SHMMAP };
    let region = file.shared.region(open.number, index as usize, size as usize, extend != 0);
    // SAFETY: SQLite gives a place for the answer; a region stays where it is until the last handle leaves.
    unsafe { *out = region.map_or(ptr::null_mut(), <*mut u64>::cast) };
    ffi::SQLITE_OK
}

unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, first: c_int, count: c_int, flags: c_int) -> c_int {
    // SAFETY: SQLite gives an open file.
    let open = unsafe { opened(file) };
    let mut state = open.disk.state();
    let Some(file) = state.files.get_mut(&open.name) else { return ffi::SQLITE_IOERR_SHMLOCK };
    let (first, count) = (first as u32, count as u32);
    if flags & ffi::SQLITE_SHM_UNLOCK != 0 {
        file.shared.unlock(open.number, first, count);
        return ffi::SQLITE_OK;
    }
    let exclusive = flags & ffi::SQLITE_SHM_EXCLUSIVE != 0;
    if file.shared.lock(open.number, first, count, exclusive) { ffi::SQLITE_OK } else { ffi::SQLITE_BUSY }
}

unsafe extern "C" fn shm_barrier(_: *mut ffi::sqlite3_file) {
    std::sync::atomic::fence(std::sync::atomic::Ordering::SeqCst);
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    // SAFETY: SQLite gives an open file.
    let open = unsafe { opened(file) };
    if let Some(file) = open.disk.state().files.get_mut(&open.name) {
        file.shared.leave(open.number);
    }
    ffi::SQLITE_OK
}
