/** What people do on our channels without writing, and what it says of them together with all else. */
@NamedInterface("behaviours")
@NullMarked
package dev.rapport.contact.behaviours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
