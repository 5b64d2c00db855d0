/** Plays platforms on this machine, with their real signatures, for newcomers and tests: {@code ./rapport simulate}. */
@NullMarked
package dev.rapport.contact.played;

import org.jspecify.annotations.NullMarked;
