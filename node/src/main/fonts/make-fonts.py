"""Makes the fonts of the printed papers from those of Debian; see README.md beside it."""
import bz2
import glob
import sys
from fontTools.ttLib import TTFont, TTCollection, newTable
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools import subset

ERROR = 1.2  # thousandths of an em between the curves of the source and ours

def collection(path, family):
    for font in TTCollection(path, lazy=True).fonts:
        if font['name'].getDebugName(1) == family:
            return font
    raise SystemExit(family + ' is not in ' + path)

def subsetted(font, codes):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.drop_tables += ['GSUB', 'GPOS', 'GDEF', 'BASE', 'vhea', 'vmtx', 'VORG', 'DSIG', 'kern', 'FFTM']
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    s = subset.Subsetter(options)
    s.populate(unicodes=codes)
    s.subset(font)
    return font

def quadratic(font):
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    out = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, ERROR, reverse_direction=True))
        out[name] = pen.glyph()
    font['loca'] = newTable('loca')
    glyf = font['glyf'] = newTable('glyf')
    glyf.glyphOrder = order
    glyf.glyphs = out
    del font['CFF ']
    glyf.compile(font)
    hmtx = font['hmtx']
    for name in order:
        g = glyf[name]
        g.recalcBounds(glyf)
        hmtx[name] = (hmtx[name][0], getattr(g, 'xMin', 0) if g.numberOfContours else 0)
    maxp = font['maxp'] = newTable('maxp')
    maxp.tableVersion = 0x00010000
    for key in ('maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements '
                'maxSizeOfInstructions maxComponentElements maxPoints maxContours maxCompositePoints '
                'maxCompositeContours maxComponentDepth').split():
        setattr(maxp, key, 0)
    maxp.maxZones = 1
    maxp.numGlyphs = len(order)
    maxp.compile(font)
    post = font['post']
    post.formatType = 3.0
    post.extraNames, post.mapping = [], {}
    font.sfntVersion = '\000\001\000\000'
    return font

def named(font, family):
    ps = family.replace(' ', '')
    for record in font['name'].names:
        text = {1: family, 3: ps, 4: family, 6: ps, 16: family}.get(record.nameID)
        if text:
            record.string = text
    return font

def save(font, path):
    font.recalcTimestamp = False
    font['cmap'].tables = [t for t in font['cmap'].tables if t.format in (4, 12)]
    font['head'].modified = font['head'].created = 3600000000
    font.save(path, reorderTables=True)
    print(path, len(font.getGlyphOrder()), len(font.getBestCmap()))

def gb2312():
    codes = set(range(0x20, 0x7f))
    for hi in range(0xa1, 0xf8):
        for lo in range(0xa1, 0xff):
            try:
                codes.add(ord(bytes([hi, lo]).decode('gb2312')))
            except UnicodeDecodeError:
                pass
    return codes

def main(out):
    extra = {int(line.split(b'\t')[0][2:], 16) for f in glob.glob('/usr/share/unicode/Unihan_*.bz2') for line in bz2.open(f) if b'\tkTGH\t' in line}
    serif = '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc'
    latin = set(range(0xa0, 0x180)) | set(range(0x2010, 0x2040)) | {0x20ac, 0x2116, 0x2192, 0x2190, 0x25a1, 0x25a0, 0x25cb, 0x25cf, 0x2713, 0x203b}
    hei = collection('/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', 'WenQuanYi Micro Hei')
    hei_codes = {c for c in hei.getBestCmap() if c < 0x3100 and not 0x590 <= c < 0x2000 or 0x3200 <= c < 0x3400 or 0x4e00 <= c <= 0x9fff or 0xf900 <= c < 0xfb00 or 0xfe30 <= c < 0xfe70 or 0xff00 <= c < 0x10000}
    save(named(subsetted(hei, hei_codes), 'Tongban Hei'), out + '/hei.ttf')
    song = collection(serif, 'Noto Serif CJK SC')
    have = set(song.getBestCmap())
    song_codes = (gb2312() | extra | latin) & have
    save(named(quadratic(subsetted(song, song_codes)), 'Tongban Song'), out + '/song.ttf')
    rare = collection(serif, 'Noto Serif CJK SC')
    rare_codes = {c for c in have if (0x3400 <= c <= 0x4dbf or 0x4e00 <= c <= 0x9fff or 0x20000 <= c) and c not in hei_codes and c not in song_codes}
    save(named(quadratic(subsetted(rare, rare_codes)), 'Tongban Rare'), out + '/rare.ttf')

main(sys.argv[1])
