//! Error codes: ours, Connect's and HTTP's, mapped in one place.

use clf_domain::RefusalKind;

/// Connect's name for it.
pub fn connect_code(kind: RefusalKind) -> &'static str {
    match kind {
        RefusalKind::Invalid => "invalid_argument",
        RefusalKind::NotFound => "not_found",
        RefusalKind::Conflict => "already_exists",
        RefusalKind::Denied => "permission_denied",
        RefusalKind::Unauthenticated => "unauthenticated",
        RefusalKind::Exhausted => "resource_exhausted",
        RefusalKind::Precondition => "failed_precondition",
        RefusalKind::OutOfRange => "out_of_range",
        RefusalKind::Unavailable => "unavailable",
        RefusalKind::Unimplemented => "unimplemented",
        RefusalKind::Internal => "internal",
    }
}

/// The kind behind a name of Connect's; names we never send count as internal.
pub fn kind_of(code: &str) -> RefusalKind {
    const ALL: [RefusalKind; 10] = [
        RefusalKind::Invalid,
        RefusalKind::NotFound,
        RefusalKind::Conflict,
        RefusalKind::Denied,
        RefusalKind::Unauthenticated,
        RefusalKind::Exhausted,
        RefusalKind::Precondition,
        RefusalKind::OutOfRange,
        RefusalKind::Unavailable,
        RefusalKind::Unimplemented,
    ];
    ALL.into_iter().find(|kind| connect_code(*kind) == code).unwrap_or(RefusalKind::Internal)
}

/// The HTTP status a unary call answers with.
pub fn http_status(kind: RefusalKind) -> u16 {
    match kind {
        RefusalKind::Invalid | RefusalKind::Precondition | RefusalKind::OutOfRange => 400,
        RefusalKind::Unauthenticated => 401,
        RefusalKind::Denied => 403,
        RefusalKind::NotFound | RefusalKind::Unimplemented => 404,
        RefusalKind::Conflict => 409,
        RefusalKind::Exhausted => 429,
        RefusalKind::Internal => 500,
        RefusalKind::Unavailable => 503,
    }
}
