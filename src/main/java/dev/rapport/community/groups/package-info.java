/** Groups where customers and colleagues write to each other: what holds there, and who is in them. */
@NullMarked
package dev.rapport.community.groups;

import org.jspecify.annotations.NullMarked;
