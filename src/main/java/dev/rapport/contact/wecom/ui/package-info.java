/** Who has whom of us as a contact in WeCom, and which colleague is who there. */
@NullMarked
package dev.rapport.contact.wecom.ui;

import org.jspecify.annotations.NullMarked;
