/** What must be kept of a customer or a case for the time being, whoever asks for its erasure and whatever rule would clear it away. */
@NullMarked
package dev.rapport.privacy.holds;

import org.jspecify.annotations.NullMarked;
