/** What differs between two texts of a process, in words. */
@NullMarked
package dev.rapport.studio.compare;

import org.jspecify.annotations.NullMarked;
