/** What Rapport itself reads from process models and forms. */
@NamedInterface("model")
@NullMarked
package dev.rapport.engine.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
