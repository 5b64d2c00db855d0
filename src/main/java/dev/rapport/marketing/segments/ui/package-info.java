@NullMarked
package dev.rapport.marketing.segments.ui;

import org.jspecify.annotations.NullMarked;
