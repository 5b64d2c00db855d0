/** Levels of membership, and who is a member since when and until when. A {@code Member} of a chat group is somebody else. */
@NullMarked
package dev.rapport.customer.membership;

import org.jspecify.annotations.NullMarked;
