/** How a past time would have gone under another policy or calendar, without touching what is. */
@NullMarked
package dev.rapport.studio.whatif;

import org.jspecify.annotations.NullMarked;
