/** What is about to breach, and what giving it to somebody else would do. */
@NullMarked
package dev.rapport.insight.today;

import org.jspecify.annotations.NullMarked;
