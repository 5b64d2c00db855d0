/** Drafts of processes: drawn, reviewed by a second person, deployed, and taken back. */
@NullMarked
package dev.rapport.studio.drafts;

import org.jspecify.annotations.NullMarked;
