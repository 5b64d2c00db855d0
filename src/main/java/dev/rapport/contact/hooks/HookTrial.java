package dev.rapport.contact.hooks;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Ids;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Tries whether an address takes what it is told, whether it is on or off. */
@ForRoles(Role.ADMIN)
@Service
public class HookTrial {

    private final HookDesk desk;
    private final HookSending sending;
    private final HookTelling telling;

    HookTrial(HookDesk desk, HookSending sending, HookTelling telling) {
        this.desk = desk;
        this.sending = sending;
        this.telling = telling;
    }

    /** Tells it of a test, once and at once, and says what came of it. */
    public HookDelivery run(UUID hook) {
        desk.get(hook);
        var id = Ids.next();
        sending.tryOnce(hook, id, HookTypes.TEST, telling.test());
        return desk.delivery(hook, id);
    }
}
