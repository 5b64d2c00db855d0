package dev.rapport.cases;

import dev.rapport.cases.OpenViews.Said;
import dev.rapport.cases.OpenViews.Sign;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.UUID;

/** What another copy of the application tells. */
public final class OpenViewsForTests {

    private OpenViewsForTests() {}

    public static void opens(OpenViews views, SubjectId subject, UserId person) {
        views.heard(new Said(UUID.randomUUID(), subject, person, Sign.OPENED).written());
    }
}
