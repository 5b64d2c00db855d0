/** What all views share: texts, chips, empty states. */
@NullMarked
package dev.rapport.platform.ui;

import org.jspecify.annotations.NullMarked;
