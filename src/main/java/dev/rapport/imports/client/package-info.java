/** The command {@code ./rapport import}: sends a file to a running Rapport and shows how it fares. */
@NullMarked
package dev.rapport.imports.client;

import org.jspecify.annotations.NullMarked;
