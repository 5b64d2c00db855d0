/** Breaches as managers read them: lists, groups, reports, remarks, saved views and audited exports. */
@NullMarked
package dev.rapport.insight.breaches;

import org.jspecify.annotations.NullMarked;
