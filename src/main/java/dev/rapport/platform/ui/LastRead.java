package dev.rapport.platform.ui;

import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a dialog was opened on. When somebody changed that meanwhile, the refusal says so once; who then saves again has
 * been told what is replaced.
 */
public final class LastRead {

    private Revision read;

    public LastRead(Revision read) {
        this.read = read;
    }

    public void replace(Consumer<Revision> change, Supplier<Revision> now) {
        try {
            change.accept(read);
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.CHANGED) read = now.get();
            throw refused;
        }
    }
}
