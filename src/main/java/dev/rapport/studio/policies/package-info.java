/** The versions of the policies, and what publishing one does to open clocks. */
@NullMarked
package dev.rapport.studio.policies;

import org.jspecify.annotations.NullMarked;
