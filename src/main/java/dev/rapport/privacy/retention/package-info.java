/** Rules by which customers that nobody needs any more are proposed for erasure, each tried out before it is switched on. */
@NullMarked
package dev.rapport.privacy.retention;

import org.jspecify.annotations.NullMarked;
