package dev.rapport.platform;

import java.util.Optional;

/** Who is asking. Absent when the system itself acts, in a worker or a scheduled scan. */
@ForStrangers("nobody, when nobody is signed in")
public interface CurrentUser {

    Optional<UserId> id();
}
