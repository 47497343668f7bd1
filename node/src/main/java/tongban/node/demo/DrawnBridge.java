package tongban.node.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A bridge that is being built, drawn: a picture of the demonstration shows nothing real. */
final class DrawnBridge {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int DECK = 215;
    private static final int STAGES = 2;

    private DrawnBridge() {}

    /**
     * @param stage 1: the piers stand; 2: the deck is closed
     */
    static byte[] png(int stage) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, new Color(0xBFD9E8), 0, HEIGHT, new Color(0xF4F1E6)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(new Color(0x8FA88B));
        g.fill(new QuadCurve2D.Float(-120, 300, 120, 60, 360, 300));
        g.setColor(new Color(0x7B967E));
        g.fill(new QuadCurve2D.Float(300, 300, 560, 90, 780, 300));
        g.setColor(new Color(0x6F9DB5));
        g.fillRect(0, 290, WIDTH, HEIGHT - 290);
        g.setColor(new Color(0x8A8F94));
        for (int x = 90; x < WIDTH; x += 115) {
            g.fillRect(x - 12, DECK, 24, 110);
            g.fillRect(x - 22, 318, 44, 12);
        }
        g.setColor(new Color(0x5B6167));
        int built = stage < STAGES ? 260 : WIDTH;
        g.fillRect(0, DECK - 16, built, 16);
        g.fillRect(WIDTH - (stage < STAGES ? 180 : 0), DECK - 16, stage < STAGES ? 180 : 0, 16);
        crane(g, stage < STAGES ? 300 : 520);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void crane(Graphics2D g, int x) {
        g.setColor(new Color(0xC96A2B));
        g.setStroke(new BasicStroke(6));
        g.drawLine(x, 300, x, 70);
        g.drawLine(x - 60, 80, x + 150, 80);
        g.setStroke(new BasicStroke(2));
        g.drawLine(x + 110, 80, x + 110, 170);
        g.fillRect(x + 98, 170, 24, 16);
    }
}
