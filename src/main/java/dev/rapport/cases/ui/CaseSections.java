package dev.rapport.cases.ui;

import dev.rapport.access.Staff;
import dev.rapport.cases.CaseLinks;
import dev.rapport.cases.Cases;
import dev.rapport.cases.OpenViews;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.ui.Live;
import org.springframework.stereotype.Component;

/** What every page of a case shows beside its own: what happened, what is to be done, what was noted, and what it hangs
 * together with. */
@Component
public record CaseSections(
        Cases cases,
        SubjectTasks tasks,
        CaseLinks links,
        SubjectNotes notes,
        OpenViews views,
        HeldWords held,
        Staff staff,
        CurrentUser me,
        Live live) {}
