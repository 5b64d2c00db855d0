/** What Rapport itself reads from process models and forms. */
@NullMarked
package dev.rapport.engine.model;

import org.jspecify.annotations.NullMarked;
