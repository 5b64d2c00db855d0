/** The community's screens. */
@NullMarked
package dev.rapport.community.ui;

import org.jspecify.annotations.NullMarked;
