import openpyxl, docx, datetime, subprocess
from openpyxl.styles import Alignment
UNIT='苏州市示例中心'
ROWS=[('决策','目标设定','绩效目标合理性','','合理','合理'),
('履职','负责成果转化','全市技术合同成交额','技术合同认定','≥450 亿元','≥900 亿元'),
('履职','负责成果转化','认定企业数','技术合同认定','≥15500 家','≥15500 家'),
('效益','社会效益','服务满意率','',0.45,1.0),
('满意度','服务对象满意度','企业满意度','','≥90%','≥95%')]
wb=openpyxl.Workbook(); ws=wb.active; ws.title='目标表'
ws['A1']='部门整体预算绩效目标表'; ws.merge_cells('A1:F1')
ws['A2']='（2025年度）'; ws.merge_cells('A2:F2')
ws['A3']='单位名称'; ws['B3']=UNIT; ws.merge_cells('B3:F3')
ws['A4']='单位主要职能'; ws['B4']='负责成果转化\n负责其他'; ws.merge_cells('B4:F4')
ws['A5']='资金总额'; ws['B5']=658.29; ws['B5'].number_format='#,##0.00'
ws['C5']='一般公共预算资金'; ws['D5']=658.29; ws['D5'].number_format='0.00'
for c,h in enumerate(['一级指标','二级指标','重点工作','三级指标','半年指标值','全年指标值'],1): ws.cell(6,c,h)
for r,(a,b,n,k,h,y) in enumerate(ROWS,7):
    for c,v in enumerate([a,b,k,n,h,y],1):
        cell=ws.cell(r,c,v)
        if isinstance(v,float): cell.number_format='0%'
ws.merge_cells('A8:A9'); ws.merge_cells('B8:B9'); ws.merge_cells('C8:C9')
for r in (9,): 
    for c in 'ABC':
        pass
h=wb.create_sheet('隐藏'); h['A1']='不该读到'; h.sheet_state='hidden'
ws['A13']='填报日期'; ws['B13']=datetime.date(2025,1,15)
wb.save('small.xlsx')
d=docx.Document()
d.add_paragraph('部门整体预算绩效目标表'); d.add_paragraph('（2025年度）')
t=d.add_table(rows=2+len(ROWS)+1,cols=6)
def put(r,c,x): t.cell(r,c).text=str(x)
put(0,0,'单位名称'); m=t.cell(0,1).merge(t.cell(0,5)); m.text=UNIT
put(1,0,'年度目标'); m=t.cell(1,1).merge(t.cell(1,5)); m.text='第一段'; m.add_paragraph('第二段')
for c,x in enumerate(['一级指标','二级指标','重点工作','三级指标','半年指标值','全年指标值']): put(2,c,x)
for r,(a,b,n,k,h,y) in enumerate(ROWS,3):
    for c,v in enumerate([a,b,k,n,h,y]): put(r,c, v if not isinstance(v,float) else f'{v:.0%}')
for c in range(3):
    x=t.cell(4,c).text; t.cell(5,c).text=''; m=t.cell(4,c).merge(t.cell(5,c)); m.text=x
d.add_paragraph('说明：末尾')
d.save('small.docx')
