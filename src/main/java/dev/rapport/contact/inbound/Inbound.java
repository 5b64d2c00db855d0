package dev.rapport.contact.inbound;

import java.util.List;

/** What an {@link InboundReader} read; the bean that {@link Takes} its class takes it in. */
public interface Inbound {

    /** What came together, taken in by one transaction and in this order; may be nothing that we care for. */
    record Several(List<Inbound> all) implements Inbound {

        public Several {
            all = List.copyOf(all);
        }
    }
}
