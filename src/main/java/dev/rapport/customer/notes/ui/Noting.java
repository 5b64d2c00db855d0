package dev.rapport.customer.notes.ui;

import dev.rapport.access.Access;
import dev.rapport.customer.notes.KeptFiles;
import dev.rapport.customer.notes.Notes;
import org.springframework.stereotype.Component;

/** What the screens of notes and files ask. */
@Component
record Noting(Notes notes, KeptFiles files, Access access) {}
