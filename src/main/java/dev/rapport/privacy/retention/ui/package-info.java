/** Retention rules on pages. */
@NullMarked
package dev.rapport.privacy.retention.ui;

import org.jspecify.annotations.NullMarked;
