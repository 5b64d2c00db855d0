@NullMarked
package dev.rapport.privacy.holds.ui;

import org.jspecify.annotations.NullMarked;
