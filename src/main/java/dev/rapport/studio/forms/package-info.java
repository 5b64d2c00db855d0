/** Forms of tasks: which there are, who shows them, and what is wrong with one. */
@NullMarked
package dev.rapport.studio.forms;

import org.jspecify.annotations.NullMarked;
