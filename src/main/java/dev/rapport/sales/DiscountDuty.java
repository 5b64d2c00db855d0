package dev.rapport.sales;

import dev.rapport.engine.TaskDuty;
import dev.rapport.engine.UserTask;
import dev.rapport.platform.UserId;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A discount is approved by somebody whose deal it is not. */
@Component
class DiscountDuty implements TaskDuty {

    private static final String APPROVAL = "Task_ApproveDiscount";

    private final Opportunities opportunities;

    DiscountDuty(Opportunities opportunities) {
        this.opportunities = opportunities;
    }

    @Override
    public Set<String> processes() {
        return Set.of("opportunity");
    }

    @Override
    public void requireImpartial(UserTask task, UserId person) {
        var subject = task.subject();
        if (subject != null && task.elementId().equals(APPROVAL))
            opportunities
                    .find(OpportunityId.of(subject))
                    .ifPresent(opportunity -> opportunity.requireImpartial(person));
    }
}
