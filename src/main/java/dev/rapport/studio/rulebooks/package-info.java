/** What people do with rulebooks: write, check, compare, publish, go back; examples of what must stay so. */
@NullMarked
package dev.rapport.studio.rulebooks;

import org.jspecify.annotations.NullMarked;
