/** The bell in the bar and the page of all notices. */
@NullMarked
package dev.rapport.notice.ui;

import org.jspecify.annotations.NullMarked;
