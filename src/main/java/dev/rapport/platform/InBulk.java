package dev.rapport.platform;

import java.util.function.Supplier;

/** Marks work that comes in bulk, such as the rows of a file, so that what people do meanwhile goes before it. */
public final class InBulk {

    private static final ThreadLocal<Boolean> MARKED = ThreadLocal.withInitial(() -> false);

    private InBulk() {}

    /** Whether what this thread does now is such work. */
    public static boolean is() {
        return MARKED.get();
    }

    public static <T> T call(Supplier<T> work) {
        MARKED.set(true);
        try {
            return work.get();
        } finally {
            MARKED.remove();
        }
    }
}
