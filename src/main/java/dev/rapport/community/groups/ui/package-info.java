/** Screens of groups. */
@NullMarked
package dev.rapport.community.groups.ui;

import org.jspecify.annotations.NullMarked;
