package tongban.node.counter;

import java.util.List;

/**
 * A counter without devices: they say so, and everything is typed and taken in by hand. No register
 * is asked, so everything is asked of the visitor.
 */
final class NotConnected {
    private NotConnected() {}

    record NoReader() implements CardReader {
        @Override
        public boolean isSimulated() {
            return false;
        }

        @Override
        public List<Laid> choices() {
            return List.of();
        }

        @Override
        public Reading read(String laid) {
            return new Reading.Failed(DeviceFault.READER_OFFLINE);
        }
    }

    record NoScanner() implements Scanner {
        @Override
        public boolean isSimulated() {
            return false;
        }

        @Override
        public List<CardReader.Laid> choices() {
            return List.of();
        }

        @Override
        public Scan scan(String laid, String label) {
            return new Scan.Failed(DeviceFault.SCANNER_OFFLINE);
        }
    }
}
