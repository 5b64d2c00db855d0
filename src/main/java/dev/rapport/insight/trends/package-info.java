/** How promises were kept over weeks and months, from figures of days that are kept up to date in the background. */
@NullMarked
package dev.rapport.insight.trends;

import org.jspecify.annotations.NullMarked;
